import type { BundleEffect, BundleProblem } from '#lib/core/bundle.ts';
import { formatNumber } from '#lib/text/format.ts';

const number = (n: number) => formatNumber('en', n);

export const bundles = {
	title: 'Take in a bundle',
	link: 'Take in a bundle from another installation',
	lead: 'A State or an NGO that has an installation of its own sends its submission in one file, a bundle. You see what it is and what would change before anything does.',
	file: 'Bundle (.nrm)',
	look: 'Look at it',
	refused: 'Nothing was taken in',
	wrong: (part: string, problem: string) => (part ? `${part}: ${problem}` : problem),
	refusedMore: 'What is wrong in the submission:',
	problems: {
		'no-bundle': 'The file is no bundle, or was cut off.',
		layout: 'It does not lie as a bundle is written: it was packed anew or added to.',
		'too-large': 'It is larger than a bundle may be.',
		manifest: 'It does not say what a manifest says, or not in its one way.',
		signature: 'It was not signed with the key that the manifest names.',
		'other-key': 'It is signed with another key.',
		missing: 'It is missing, or is not where it belongs.',
		extra: 'It is in no manifest.',
		differs: 'It is not what was signed.',
		contents: 'The submission cannot be read, or says something else than the manifest.',
		catalogue: 'It was made with standards that are not installed here, or are not the same.',
		kind: 'It is no self-assessment of a government and no shadow report of an NGO.',
		own: 'It was made by this installation, where it is already.',
		conflict: 'It contradicts what the same sender has sent before under the same number.'
	} satisfies Record<BundleProblem['code'], string>,
	expired: 'The file was not kept that long. Send it again.',
	preview: {
		title: 'What this bundle is',
		number: 'Submission',
		round: 'Round at the sender',
		none: 'none',
		amends: 'Amends',
		amendsOf: (n: number, reason: string) => `Submission ${number(n)}: ${reason}`,
		holds: 'Holds',
		counts: (answers: number, evidence: number, files: number) =>
			`${number(answers)} answers, ${number(evidence)} items of evidence, ${number(files)} files`,
		withheld: (n: number) => `${number(n)} items of evidence are internal to the sender.`,
		sha256: 'SHA-256 of the submission',
		fingerprint: 'Key of the sender (SHA-256)',
		sender: 'Sender'
	},
	known: (name: string) => `The signature is that of ${name}, whose key was checked here before.`,
	unknown: 'Nobody here has checked the key of this sender yet.',
	unknownMore:
		'The signature shows that nothing was changed since. Who signed, only the sender can tell you: ask by another way, such as by telephone, for the fingerprint on the page of the submission, and compare all of it.',
	askLead: 'A coordinator of your body has to do this first.',
	compared: 'I have compared the fingerprint with the sender by another way',
	senderName: 'Name of the sender',
	senderNameHint: 'Under which this installation is shown from now on',
	otherStates: (states: string) => `This sender has sent for other States before: ${states}.`,
	changes: 'What would change',
	effects: {
		first: 'Nothing of this assessment is here yet. The submission is added.',
		newest: 'It takes the place of the submission that is here. Both are kept.',
		older: 'A later submission is here already. This one is kept with the earlier ones.',
		held: 'This submission is here already. Nothing would change.',
		conflict: 'It contradicts what is here.'
	} satisfies Record<BundleEffect, string>,
	newestHere: (n: number) => `The last one here: submission ${number(n)}.`,
	see: 'See the submission that is here',
	roundHere: 'Round here',
	roundHint: 'Comparisons of a round hold what belongs to it.',
	noRound: 'No round',
	roundStays: (name: string) => `The assessment belongs to the round ${name} here.`,
	accept: 'Take it in',
	drop: 'Do not take it in',
	dropped: 'The file was removed. Nothing was taken in.',
	taken: 'The bundle was taken in',
	origin: 'Came in a bundle',
	originOf: (sender: string, at: string) => `from ${sender}, ${at} UTC`,
	originUnknown: 'a sender that is not accepted any more',
	senders: {
		title: 'Known senders',
		lead: 'Installations whose public key somebody here has compared with the sender by another way. Bundles that they have signed can be taken in by every reviewer.',
		none: 'No sender is known yet. The first bundle of each asks for its key to be compared.',
		name: 'Name',
		fingerprint: 'Key (SHA-256)',
		added: 'Added',
		addedBy: (who: string, at: string) => `${at} UTC, by ${who}`,
		remove: (name: string) => `Remove ${name}`,
		removeHint: 'What it has sent stays.',
		add: 'Add a sender',
		publicKey: 'Public key (PEM)',
		publicKeyHint: 'The sender downloads it from the page of a submission.'
	}
};
export type BundlesText = typeof bundles;
