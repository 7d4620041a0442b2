/** Packages of the lock that may not be used, each with what it is under. */
export function faults(): string[];
/** The text of THIRD-PARTY-NOTICES for packages whose code was bundled. */
export function notices(shipped: readonly string[]): string;
