import { describe, expect, test, vi } from 'vitest';
import { InputError } from '#lib/core/input-error.ts';
import { cli } from '#lib/text/cli/en.ts';
import { readArguments, UsageError, type Command } from '../../src/cli/commands/command.ts';
import { within } from '../../src/cli/commands/file-error.ts';
import { explain } from '../../src/cli/ending.ts';
import { run } from './run.ts';

vi.setConfig({ testTimeout: 60_000 }); // processes are slow where other tests run beside them

const command: Command = {
	name: 'report',
	options: ['lang', 'force'],
	takes: [1, 2],
	run: async () => ''
};

describe('arguments', () => {
	test.each<[string[], object, string[]]>([
		[['a'], {}, ['a']],
		[['a', '--force', 'b'], { force: true }, ['a', 'b']],
		[['--lang', 'fr', 'a'], { lang: 'fr' }, ['a']],
		[['--lang=fr', 'a'], { lang: 'fr' }, ['a']],
		[['--', '--a'], {}, ['--a']],
		[['-'], {}, ['-']],
		[['--help'], { help: true }, []]
	])('%j', (args, values, positionals) => {
		const read = readArguments(command, args);
		expect({ ...read.values }).toStrictEqual(values);
		expect(read.positionals).toStrictEqual(positionals);
	});

	test.each<[string[], string]>([
		[[], 'an argument is missing'],
		[['a', 'b', 'c'], 'one argument too many: c'],
		[['a', '--json'], 'there is no option --json here'],
		[['a', '--constructor'], 'there is no option --constructor here'],
		[['a', '-x'], 'there is no option -x here'],
		[['a', '--lang'], 'option --lang needs a value'],
		[['a', '--lang', '--force'], 'option --lang needs a value'],
		[['a', '--lang='], 'option --lang needs a value'],
		[['a', '--force=1'], 'option --force takes no value'],
		[['a', '--force', '--force'], 'option --force is given twice']
	])('%j is refused', (args, message) => {
		const read = () => readArguments(command, args);
		expect(read).toThrow(UsageError);
		expect(read).toThrow(expect.objectContaining({ message, usage: cli.usage.report }));
	});
});

describe('how a command ends', () => {
	test('bad input: a line each, status 2', async () => {
		const error = await within('a.json', () => {
			throw new InputError([
				{ place: 'answers.F-01.design', code: 'level', got: '7' },
				{ place: '', code: 'exists' }
			]);
		}).catch((caught: unknown) => caught);
		expect(explain(error)).toStrictEqual({
			status: 2,
			lines: [
				'a.json: answers.F-01.design: expected 0–4 or null, got 7',
				'a.json: exists already and is left as it is; --force replaces it'
			]
		});
	});

	test('our own failure: one line and a hint, status 1, a trace only when it is asked for', () => {
		const error = new Error('it broke\nbadly');
		const lines = [
			'nrm: the program failed: it broke',
			'nrm: this is not your fault. NRM_DEBUG=1 shows where it happened.'
		];
		expect(explain(error)).toStrictEqual({ status: 1, lines });
		process.env['NRM_DEBUG'] = '1';
		expect(explain(error)).toStrictEqual({ status: 1, lines: [...lines, error.stack] });
		delete process.env['NRM_DEBUG'];
		expect(explain('thrown text').lines[0]).toBe('nrm: the program failed: thrown text');
	});
});

test.concurrent.for<[string[], string]>([
	[[], cli.usage.overall],
	[['score'], cli.usage.score],
	[['catalogue', 'check'], cli.usage['catalogue check']]
])('%j --help', async ([words, usage], { expect }) => {
	expect(await run([...words, '--help'])).toStrictEqual({
		status: 0,
		out: `${usage}\n`,
		err: ''
	});
});

test.concurrent.for<[string[], string, string]>([
	[[], 'a command is missing', cli.usage.overall],
	[['publish', 'x'], 'there is no command publish x', cli.usage.overall],
	[['report', 'a.json', '--lang', 'fr'], 'option --out is missing', cli.usage.report]
])('%j is refused with the usage', async ([args, message, usage], { expect }) => {
	expect(await run(args)).toStrictEqual({
		status: 2,
		out: '',
		err: `nrm: ${message}\n\n${usage}\n`
	});
});
