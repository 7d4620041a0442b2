/** Canonical (simplified) character followed by the units that fold to it. Written by `scripts/fold-table.ts`. */
export const VARIANTS = '干乾幹 区區 滨濱 庆慶';
