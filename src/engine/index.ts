export { thisMachine } from './connect/environment';
export { findEngine, tryEngines, type EngineSearch } from './connect/findEngine';
