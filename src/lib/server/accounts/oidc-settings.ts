import { filled } from '#lib/core/fields.ts';
import { isLoopback, textOfFile } from '#lib/server/setting.ts';

export type OidcSettings = {
	issuer: URL;
	clientId: string;
	clientSecret: string;
	/** What stands on the button. */
	name: string;
	/** Values of `acr` that stand for two factors: asked for, and accepted as such. */
	strongAcr?: readonly string[];
};

const PREFIX = 'NRM_OIDC_';
const NAME_CHARACTERS = 60;

/**
 * The settings in the environment, null if there are none. An empty variable is none.
 * @throws Error of one line that names the variable that is missing or wrong, and quotes no value
 */
export function oidcSettings(env: NodeJS.ProcessEnv): OidcSettings | null {
	const given = Object.keys(env).filter((key) => key.startsWith(PREFIX) && env[key]?.trim());
	if (given.length === 0) return null;
	const value = (key: string): string => env[PREFIX + key]?.trim() ?? '';
	const missing = ['ISSUER', 'CLIENT_ID'].filter((key) => !value(key)).map((key) => PREFIX + key);
	if (!value('CLIENT_SECRET') && !value('CLIENT_SECRET_FILE'))
		missing.push(`${PREFIX}CLIENT_SECRET or ${PREFIX}CLIENT_SECRET_FILE`);
	if (missing.length > 0)
		throw new Error(`${missing.join(', ')}: missing, while ${given.join(', ')} is set`);
	if (value('CLIENT_SECRET') && value('CLIENT_SECRET_FILE'))
		throw new Error(`${PREFIX}CLIENT_SECRET, ${PREFIX}CLIENT_SECRET_FILE: expected only one`);
	const issuer = issuerOf(value('ISSUER'));
	return {
		issuer,
		clientId: value('CLIENT_ID'),
		clientSecret:
			value('CLIENT_SECRET') ||
			textOfFile(`${PREFIX}CLIENT_SECRET_FILE`, value('CLIENT_SECRET_FILE')),
		name: nameOf(value('NAME') || issuer.hostname),
		strongAcr: value('STRONG_ACR').split(/\s+/).filter(Boolean)
	};
}

function issuerOf(given: string): URL {
	const url = URL.parse(given);
	const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
	if (!url || !isSafe) throw new Error(`${PREFIX}ISSUER: expected an address with https://`);
	// With a document's address the library would not compare the issuer with the one in the document.
	const isAlone = !url.search && !url.hash && !url.username && !url.password;
	if (!isAlone || url.pathname.includes('/.well-known/'))
		throw new Error(`${PREFIX}ISSUER: expected the issuer alone, without /.well-known/… or ?…`);
	return url;
}

function nameOf(given: string): string {
	const name = filled(NAME_CHARACTERS).safeParse(given);
	if (name.success) return name.data;
	throw new Error(`${PREFIX}NAME: expected a text of at most ${NAME_CHARACTERS} characters`);
}
