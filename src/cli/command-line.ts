import { once } from 'node:events';
import { cli } from '#lib/text/cli/en.ts';
import { readArguments, UsageError, type Answer, type Command } from './commands/command.ts';
import { admin } from './commands/admin.ts';
import { auditExport } from './commands/audit-export.ts';
import { auditVerify } from './commands/audit-verify.ts';
import { bundleCreate } from './commands/bundle-create.ts';
import { bundleImport } from './commands/bundle-import.ts';
import { bundleVerify } from './commands/bundle-verify.ts';
import { catalogueCheck } from './commands/catalogue-check.ts';
import { catalogueShow } from './commands/catalogue-show.ts';
import { check } from './commands/check.ts';
import { compareFiles } from './commands/compare.ts';
import { divergeFiles } from './commands/diverge.ts';
import { report } from './commands/report.ts';
import { scoreFile } from './commands/score.ts';
import { endsEarly, explain } from './ending.ts';

const COMMANDS: readonly Command[] = [
	catalogueCheck,
	catalogueShow,
	check,
	scoreFile,
	divergeFiles,
	compareFiles,
	report,
	admin,
	auditVerify,
	auditExport,
	bundleCreate,
	bundleVerify,
	bundleImport
];

/** The command that the words begin with, and the words after it. */
function find(words: readonly string[]): { command: Command; rest: readonly string[] } {
	for (const command of COMMANDS) {
		const name = command.name.split(' ');
		if (name.every((word, index) => words[index] === word))
			return { command, rest: words.slice(name.length) };
	}
	const [first] = words;
	const message =
		first === undefined ? cli.wrongUse.noCommand : cli.wrongUse.unknownCommand(words.join(' '));
	throw new UsageError(message, cli.usage.overall);
}

async function run(words: readonly string[]): Promise<Answer> {
	if (words[0] === '--help') return cli.usage.overall;
	const { command, rest } = find(words);
	const { values, positionals } = readArguments(command, rest);
	return values.help ? cli.usage[command.name] : command.run(positionals, values);
}

async function say(answer: Answer): Promise<void> {
	if (typeof answer === 'string') process.stdout.write(`${answer}\n`);
	else if ('status' in answer) {
		process.exitCode = answer.status;
		process.stdout.write(`${answer.text}\n`);
	} else
		for await (const lines of answer)
			if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
}

/** Runs the command that the process was started with; the answer goes to stdout, faults to stderr. */
export async function main(): Promise<void> {
	// npm runs its scripts in the project's folder; the names of files are meant from where one stands.
	const { npm_lifecycle_event: script, INIT_CWD: start } = process.env;
	if (script === 'nrm' && start) process.chdir(start);

	process.stdout.on('error', endsEarly);
	process.stderr.on('error', endsEarly);
	try {
		await say(await run(process.argv.slice(2)));
	} catch (error) {
		const { status, lines } = explain(error);
		process.exitCode = status;
		process.stderr.write(`${lines.join('\n')}\n`);
	}
}
