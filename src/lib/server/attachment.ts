import { create } from 'content-disposition';

/** Headers of a download: attached, never sniffed, and harmless should a browser show it. */
export const attachment = (name: string, mediaType: string): Record<string, string> => ({
	'content-type': mediaType,
	'content-disposition': create(name),
	'content-security-policy': "sandbox; default-src 'none'",
	'x-content-type-options': 'nosniff'
});
