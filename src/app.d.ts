import type { Oidc } from '#lib/server/accounts/oidc.ts';
import type { Session } from '#lib/server/accounts/sessions.ts';
import type { Throttle } from '#lib/server/accounts/throttle.ts';
import type { Mail } from '#lib/server/mail/mail.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { State } from '#lib/server/states.ts';
import type { World } from '#lib/server/world.ts';
import type { InterfaceLanguage } from '#lib/text/interface/index.ts';

declare global {
	namespace App {
		interface Locals {
			world: World;
			states: readonly State[];
			/** Nobody, until a sign-in is complete. */
			actor: Actor;
			/** Of this browser, complete or not. */
			session: Session | null;
			throttle: Throttle;
			/** A provider elsewhere, if one is set up. */
			oidc: Oidc | null;
			/** The way to the mail server, if one is set up. */
			mail: Mail | null;
			/** What the set-up page asks for; `null` once the installation is set up. */
			setUpCode: string | null;
			language: InterfaceLanguage;
		}
		interface Error {
			/** What the log calls this failure. */
			id?: string;
		}
	}
}
