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
export { GeoFactError } from './tsv';
