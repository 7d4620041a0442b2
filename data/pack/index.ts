export { assemblePack } from './assemble';
export { canonicalJson, packChecksum } from './canonical';
export { checkPack, PACK_LIMITS, PackError, parsePack, readPack } from './check';
export { PACK_FORMAT, PACK_VERSION, type Pack } from './model';
