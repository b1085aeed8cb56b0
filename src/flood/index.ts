export { mostConnections, startFlood } from './startFlood';
