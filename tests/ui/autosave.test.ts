import { describe, expect, test } from 'vitest';
import {
	advance,
	IDLE,
	isUnsaved,
	TIMES,
	type Autosave,
	type AutosaveEvent
} from '#lib/ui/autosave.ts';

/** What came to be after events at seconds. */
const after = (...events: [seconds: number, event: AutosaveEvent][]): Autosave =>
	events.reduce((one, [seconds, event]) => advance(one, event, seconds * 1000), IDLE);
const shown = ({ status, due }: Autosave) => [status, due === null ? null : due / 1000];

test.each<{ name: string; events: [number, AutosaveEvent][]; expected: unknown[] }>([
	{ name: 'nothing happens by itself', events: [[99, 'due']], expected: ['idle', null] },
	{
		name: 'a change is saved two seconds later',
		events: [[100, 'change']],
		expected: ['changed', 102]
	},
	{
		name: 'each change puts it off',
		events: [
			[100, 'change'],
			[101, 'change']
		],
		expected: ['changed', 103]
	},
	{
		name: 'not before its time',
		events: [
			[100, 'change'],
			[101, 'due']
		],
		expected: ['changed', 102]
	},
	{
		name: 'then',
		events: [
			[100, 'change'],
			[102, 'due']
		],
		expected: ['saving', null]
	},
	{
		name: 'leaving a field saves at once',
		events: [
			[100, 'change'],
			[101, 'leave']
		],
		expected: ['changed', 101]
	},
	{
		name: 'leaving a field in which nothing changed saves nothing',
		events: [[101, 'leave']],
		expected: ['idle', null]
	},
	{
		name: 'saved',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'saved']
		],
		expected: ['saved', null]
	},
	{
		name: 'fifteen seconds lie between two saves',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'saved'],
			[104, 'change'],
			[105, 'leave']
		],
		expected: ['changed', 117]
	},
	{
		name: 'but not where the page goes out of sight',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'saved'],
			[104, 'change'],
			[105, 'hide']
		],
		expected: ['changed', 105]
	},
	{
		name: 'what is written while it saves is saved next',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'change'],
			[104, 'saved']
		],
		expected: ['changed', 117]
	},
	{
		name: 'what was refused is tried again only once it has changed',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'refused'],
			[130, 'due'],
			[131, 'back']
		],
		expected: ['refused', null]
	},
	{
		name: 'changed after a refusal',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'refused'],
			[130, 'change']
		],
		expected: ['changed', 132]
	},
	{
		name: 'without network it tries again two seconds later',
		events: [
			[100, 'change'],
			[102, 'due'],
			[103, 'offline']
		],
		expected: ['offline', 105]
	},
	{
		name: 'and then later and later',
		events: [
			[100, 'submit'],
			[101, 'offline'],
			[103, 'due'],
			[104, 'failed']
		],
		expected: ['failed', 108]
	},
	{
		name: 'what is written without network waits for the next try',
		events: [
			[100, 'submit'],
			[101, 'offline'],
			[102, 'change']
		],
		expected: ['offline', 103]
	},
	{
		name: 'when the network is back, at once',
		events: [
			[100, 'submit'],
			[101, 'offline'],
			[102, 'back']
		],
		expected: ['saving', null]
	},
	{
		name: 'signed out, it waits',
		events: [
			[100, 'submit'],
			[101, 'signed-out'],
			[102, 'change'],
			[160, 'due']
		],
		expected: ['signed-out', null]
	},
	{
		name: 'until somebody comes back',
		events: [
			[100, 'submit'],
			[101, 'signed-out'],
			[160, 'back']
		],
		expected: ['saving', null]
	},
	{
		name: 'in a conflict it stops, whatever is written',
		events: [
			[100, 'submit'],
			[101, 'conflict'],
			[102, 'change'],
			[103, 'hide'],
			[104, 'back'],
			[200, 'due']
		],
		expected: ['conflict', null]
	}
])('$name', ({ events, expected }) => {
	expect(shown(after(...events))).toEqual(expected);
});

test('tries come at most a minute apart', () => {
	let one = after([0, 'submit']);
	const waits: number[] = [];
	for (let count = 0; count < 8; count += 1) {
		const failed = advance(one, 'offline', 0);
		waits.push((failed.due ?? 0) / 1000);
		one = advance(failed, 'back', 0);
	}
	expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
	const again = advance(advance(one, 'saved', 0), 'submit', 0);
	expect(advance(again, 'offline', 0).due).toBe(TIMES.firstRetry);
});

describe('what is said aloud', () => {
	const save = (at: number): [number, AutosaveEvent][] => [
		[at, 'change'],
		[at, 'hide'],
		[at, 'due'],
		[at, 'saved']
	];
	test.each<{ name: string; events: [number, AutosaveEvent][]; expected: unknown }>([
		{ name: 'not that something changes', events: [[1, 'change']], expected: null },
		{ name: 'that it is saved', events: save(10), expected: { status: 'saved', at: 10_000 } },
		{
			name: 'not each time',
			events: [...save(10), ...save(40)],
			expected: { status: 'saved', at: 10_000 }
		},
		{
			name: 'again after a minute',
			events: [...save(10), ...save(70)],
			expected: { status: 'saved', at: 70_000 }
		},
		{
			name: 'a trouble once',
			events: [
				[10, 'submit'],
				[11, 'offline'],
				[13, 'due'],
				[80, 'offline']
			],
			expected: { status: 'offline', at: 11_000 }
		},
		{
			name: 'and its end',
			events: [...save(10), [20, 'submit'], [21, 'offline'], [22, 'back'], [23, 'saved']],
			expected: { status: 'saved', at: 23_000 }
		}
	])('$name', ({ events, expected }) => {
		expect(after(...events).spoken).toEqual(expected);
	});
});

test.each<[AutosaveEvent, boolean]>([
	['saved', false],
	['offline', true],
	['failed', true],
	['signed-out', true],
	['conflict', true],
	['refused', true],
	['change', true]
])('after %s there is something that only the page knows: %s', (event, expected) => {
	expect(isUnsaved(after([1, 'submit'], [2, event]))).toBe(expected);
	expect(isUnsaved(IDLE)).toBe(false);
});
