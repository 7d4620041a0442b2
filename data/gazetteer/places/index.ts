/** Places: sourced facts → base map layers, locations for entities, and what is told and exported about them. */
export {
  GEO_FILES,
  type GeoFacts,
  type GeoPoint,
  type GeoSource,
  type HouseNumber,
  parseGeoFacts,
  type Statement,
} from './facts';
export { buildLayers } from './layers';
export { locateEntities } from './locate';
export { GeoFactError } from './tsv';
