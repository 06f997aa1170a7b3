import { cli } from '#lib/text/cli/en.ts';
import { faultWords } from '#lib/text/faults/index.ts';
import type { Fault } from '#lib/core/input-error.ts';
import { UsageError } from './commands/command.ts';
import { FileError } from './commands/file-error.ts';
import { LANGUAGE } from './commands/load.ts';

/** Exit status where what was given is wrong, and where the program is. */
const BAD_INPUT = 2;
const OUR_FAILURE = 1;

/** How a command ends that could not do what it was asked: its exit status and what to say. */
export function explain(error: unknown): { status: number; lines: string[] } {
	if (error instanceof FileError)
		return { status: BAD_INPUT, lines: error.faults.map(({ file, fault }) => say(file, fault)) };
	if (error instanceof UsageError)
		return { status: BAD_INPUT, lines: [`nrm: ${error.message}`, '', error.usage] };
	return { status: OUR_FAILURE, lines: failure(error) };
}

/** `FILE: place: sentence`; a fault of the whole file has no place. */
function say(file: string, fault: Fault): string {
	const sentence = faultWords(LANGUAGE)[fault.code](fault);
	const hint = fault.code === 'exists' ? `; ${cli.forceHint}` : '';
	return [file, fault.place, `${sentence}${hint}`].filter((part) => part !== '').join(': ');
}

function failure(error: unknown): string[] {
	const message = error instanceof Error ? error.message : String(error);
	const [first = ''] = message.split('\n');
	const lines = [cli.failure.sentence(first), cli.failure.hint];
	const isWanted = process.env['NRM_DEBUG'] && error instanceof Error;
	return isWanted ? [...lines, error.stack ?? ''] : lines;
}

/** Output that nobody reads any more (`| head`) is no failure; a full disk is. */
export function endsEarly(error: NodeJS.ErrnoException): never {
	if (error.code === 'EPIPE') process.exit();
	console.error(cli.failure.unwritten(error.code ?? error.message));
	process.exit(OUR_FAILURE);
}
