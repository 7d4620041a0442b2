export { buildFilter, type Filter, type FilterName, hashName, possibleDistricts, readFilter } from './filter';
export {
  CatalogueError,
  type CatalogueFile,
  checkFile,
  type Manifest,
  readManifest,
  sha256,
  signManifest,
} from './manifest';
export { buildShard, readShard, type ShardDistrict, shardOf } from './shards';
