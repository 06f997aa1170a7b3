import { createHash, randomBytes } from 'node:crypto';

/** A name for a row: 128 random bits in hexadecimal, so that none can be guessed or counted. */
export const newId = (): string => randomBytes(16).toString('hex');

/** What a link or a cookie proves itself with: 256 random bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256, hexadecimal. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
