import canonicalize from 'canonicalize';

/** JSON in the one form of RFC 8785, so that the same content always has the same hash. */
export function canonicalJson(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new Error('there is no JSON for that');
	return text;
}
