export { assemblePack } from './assemble';
export { canonicalJson, packChecksum } from './canonical';
export { checkPack, PACK_LIMITS, parsePack, readPack } from './check';
export { PACK_FORMAT, PACK_VERSION, type Pack } from './model';
export { openPackText, type PackSource } from './open';
export { PackError, type Said } from './reasons';
