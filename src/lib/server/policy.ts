/** Who asks. `local`: the person at a copy of the product that has no accounts. */
export type Actor = { kind: 'local'; name: string };

export const LOCAL_ACTOR: Actor = { kind: 'local', name: 'local' };

/** Everything that can be done with what people have entered. */
export const DEEDS = [
	'assessment.list',
	'assessment.create',
	'assessment.read',
	'assessment.edit',
	'assessment.remove',
	'assessment.export',
	'evidence.read',
	'history.read'
] as const;
export type Deed = (typeof DEEDS)[number];

/** The assessment that a deed is about, as far as a rule may ask; `null` for none in particular. */
export type PolicyObject = { id?: string; kind: string; state: string } | null;

const ALLOWED: Readonly<Record<Actor['kind'], ReadonlySet<Deed>>> = {
	local: new Set<Deed>([
		'assessment.list',
		'assessment.create',
		'assessment.read',
		'assessment.edit',
		'assessment.remove',
		'assessment.export',
		'evidence.read',
		'history.read'
	])
};

/**
 * Whether the actor may do this to that. What no line allows is denied.
 * Every data function asks here and nowhere else; organisations and roles become rules here.
 */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the first rule that looks at the object needs no caller changed
export function policy(actor: Actor, deed: Deed, object: PolicyObject): boolean {
	return Object.hasOwn(ALLOWED, actor.kind) && ALLOWED[actor.kind].has(deed);
}
