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

/** Whether a deed is allowed to this object. */
type Rule = (object: PolicyObject) => boolean;
const always: Rule = () => true;

/** What each kind of actor may do: a line per deed. */
const RULES: ReadonlyMap<string, ReadonlyMap<string, Rule>> = new Map<
	Actor['kind'],
	ReadonlyMap<Deed, Rule>
>([
	[
		'local',
		new Map<Deed, Rule>([
			['assessment.list', always],
			['assessment.create', always],
			['assessment.read', always],
			['assessment.edit', always],
			['assessment.remove', always],
			['assessment.export', always],
			['evidence.read', always],
			['history.read', always]
		])
	]
]);

/**
 * Whether the actor may do this to that. What no line allows is denied.
 * Every data function asks here and nowhere else; organisations and roles become rules here.
 */
export const policy = (actor: Actor, deed: Deed, object: PolicyObject): boolean =>
	RULES.get(actor.kind)?.get(deed)?.(object) ?? false;
