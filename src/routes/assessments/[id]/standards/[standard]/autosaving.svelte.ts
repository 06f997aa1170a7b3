import {
	advance,
	IDLE,
	isUnsaved,
	type Autosave,
	type AutosaveEvent,
	type AutosaveOutcome
} from '#lib/ui/autosave.ts';

/** Drives the machine of `autosave.ts` with a clock, and posts when it says so. */
export class Autosaving {
	state: Autosave = $state.raw(IDLE);
	readonly #post: () => Promise<AutosaveOutcome>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#underWay: Promise<void> = Promise.resolve();

	/** @param unsaved whether the form holds something that was not saved from the start */
	constructor(post: () => Promise<AutosaveOutcome>, unsaved: boolean) {
		this.#post = post;
		if (unsaved) this.state = { ...IDLE, status: 'refused' };
	}

	get isUnsaved(): boolean {
		return isUnsaved(this.state);
	}

	readonly send = (event: AutosaveEvent): void => {
		const before = this.state.status;
		this.state = advance(this.state, event, Date.now());
		const begins = this.state.status === 'saving' && before !== 'saving';
		if (begins && event !== 'submit') this.#underWay = this.#post().then(this.send);
		this.#arm();
	};

	/** Resolves when no save is under way. */
	settled(): Promise<void> {
		return this.#underWay;
	}

	/** Saves at once what is not saved, as far as that can be. */
	async flush(): Promise<void> {
		await this.settled();
		if (this.state.status === 'changed') this.send('hide');
		else this.send('back');
		this.send('due');
		await this.settled();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#arm(): void {
		clearTimeout(this.#timer);
		const { due } = this.state;
		if (due !== null) this.#timer = setTimeout(() => this.send('due'), due - Date.now());
	}
}
