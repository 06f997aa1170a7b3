import type { Actor } from '#lib/server/policy.ts';
import type { State } from '#lib/server/states.ts';
import type { World } from '#lib/server/world.ts';
import type { InterfaceLanguage } from '#lib/text/interface/index.ts';

declare global {
	namespace App {
		interface Locals {
			world: World;
			states: readonly State[];
			actor: Actor;
			language: InterfaceLanguage;
		}
		interface Error {
			/** What the log calls this failure. */
			id?: string;
		}
	}
}
