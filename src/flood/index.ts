export { startFlood } from './startFlood';
