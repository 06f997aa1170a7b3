import { parseArgs } from 'node:util';
import { cli } from '#lib/text/cli/en.ts';

/** Every option of every command. */
const OPTIONS = {
	json: { type: 'boolean' },
	lang: { type: 'string' },
	out: { type: 'string' },
	date: { type: 'string' },
	force: { type: 'boolean' },
	email: { type: 'string' },
	name: { type: 'string' },
	reset: { type: 'string' },
	home: { type: 'string' },
	organisation: { type: 'string' },
	from: { type: 'string' },
	to: { type: 'string' },
	format: { type: 'string' },
	key: { type: 'string' },
	round: { type: 'string' },
	help: { type: 'boolean' }
} as const;
type OptionName = keyof typeof OPTIONS;
const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);

export type Options = {
	json?: boolean;
	lang?: string;
	out?: string;
	date?: string;
	force?: boolean;
	email?: string;
	name?: string;
	reset?: string;
	home?: string;
	organisation?: string;
	from?: string;
	to?: string;
	format?: string;
	key?: string;
	round?: string;
	help?: boolean;
};

/** A text; a text and how the process ends; or text as it comes, whole lines. */
export type Answer = string | { text: string; status: number } | AsyncIterable<string>;

export type Command = {
	name: Exclude<keyof typeof cli.usage, 'overall'>;
	options: readonly OptionName[];
	/** The least and the most arguments it takes. */
	takes: readonly [number, number];
	/** Gives what goes to standard output. */
	run: (args: readonly string[], options: Options) => Promise<Answer>;
};

/** The command was called in a way that it does not know. */
export class UsageError extends Error {
	override name = 'UsageError';
	readonly usage: string;
	constructor(message: string, usage: string) {
		super(message);
		this.usage = usage;
	}
}

/**
 * Reads the arguments of a command.
 * @throws UsageError
 */
export function readArguments(
	{ name, options, takes }: Command,
	args: readonly string[]
): { values: Options; positionals: string[] } {
	const usage = cli.usage[name];
	const refuse = (message: string): never => {
		throw new UsageError(message, usage);
	};
	const shape = { args: [...args], options: OPTIONS, allowPositionals: true } as const;
	// Read loosely first: Node's own messages are long, ours name what is wrong in one sentence.
	const { tokens } = parseArgs({ ...shape, strict: false, tokens: true });
	const seen = new Set<string>();
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const { rawName } = token;
		if (!isOption(token.name) || ![...options, 'help'].includes(token.name))
			return refuse(cli.wrongUse.unknownOption(rawName));
		if (seen.has(token.name)) return refuse(cli.wrongUse.twice(rawName));
		seen.add(token.name);
		const takesValue = OPTIONS[token.name].type === 'string';
		const isForgotten = !token.value || (!token.inlineValue && token.value.startsWith('-'));
		if (takesValue && isForgotten) return refuse(cli.wrongUse.valueMissing(rawName));
		if (!takesValue && token.value !== undefined) return refuse(cli.wrongUse.noValue(rawName));
	}
	const { values, positionals } = parseArgs(shape);
	if (values.help) return { values, positionals };
	const [least, most] = takes;
	if (positionals.length < least) return refuse(cli.wrongUse.tooFew);
	const beyond = positionals[most];
	if (beyond !== undefined) return refuse(cli.wrongUse.tooMany(beyond));
	return { values, positionals };
}

/**
 * The value of an option that a command cannot do without.
 * @throws UsageError
 */
export function required(
	name: Command['name'],
	options: Options,
	option: 'lang' | 'out' | 'email' | 'name' | 'format'
): string {
	const value = options[option];
	if (value !== undefined) return value;
	throw new UsageError(cli.wrongUse.optionMissing(`--${option}`), cli.usage[name]);
}
