import { expect, test } from 'vitest';
import { DEEDS, LOCAL_ACTOR, policy, type Actor, type Deed } from '#lib/server/policy.ts';

const assessment = { id: 'a', kind: 'self', state: 'XA' };
const stranger = { kind: 'stranger', name: 'nobody' } as unknown as Actor;
const inherited = { kind: 'constructor', name: 'nobody' } as unknown as Actor;

test.each([
	'assessment.list',
	'assessment.create',
	'assessment.read',
	'assessment.edit',
	'assessment.remove',
	'assessment.export',
	'evidence.read',
	'history.read'
] satisfies Deed[])('the person at an own copy may %s, nobody else may', (deed) => {
	expect(DEEDS).toContain(deed);
	expect(policy(LOCAL_ACTOR, deed, assessment)).toBe(true);
	expect(policy(stranger, deed, assessment)).toBe(false);
	expect(policy(inherited, deed, assessment)).toBe(false);
});

test('what no line allows is denied', () => {
	expect(policy(LOCAL_ACTOR, 'assessment.publish' as Deed, assessment)).toBe(false);
	expect(policy(LOCAL_ACTOR, 'toString' as Deed, null)).toBe(false);
});
