/** Sends each AWS request over a network that trusts the CA bundle of `AWS_CA_BUNDLE`, or of the profile that asks. */

import { stat } from 'node:fs/promises';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { caBundleFile } from '../core/ca-bundle.ts';
import { carryFailure } from '../core/carried-failure.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { readTextFile } from './read-text-file.ts';
import type { AwsRequestHandler } from './request-handler.ts';

/** What names a bundle, and what carries requests once its text is known. */
interface CaBundleHandlerOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** @returns what carries requests and trusts these certificates as well; null: the system's own alone */
  readonly trusting: (bundle: string | null) => AwsRequestHandler;
}

/** @returns the handler for calls of no profile; its `forProfile` gives those of profiles */
export function createCaBundleHandler({ environment, trusting }: CaBundleHandlerOptions): AwsRequestHandler {
  const bundles = createBundleFiles();
  const over = (file: string | null): AwsRequestHandler => ({
    handle: async (request, options) => {
      if (file === null) return trusting(null).handle(request, options);
      const bundle = await bundles.read(file);
      // Not without it: a person who named a bundle wants to learn that it is not in use.
      if (!bundle.ok) throw carryFailure(bundle.failure);
      return trusting(bundle.value).handle(request, options);
    },
    connect: async (url) => {
      const bundle = file === null ? ok(null) : await bundles.read(file);
      // The call itself will tell of a bundle that cannot be read.
      if (bundle.ok) await trusting(bundle.value).connect?.(url);
    },
  });
  return {
    ...over(caBundleFile({ environment })),
    forProfile: (definition: ProfileDefinition) => over(caBundleFile({ environment, definition })),
  };
}

interface KeptBundle {
  readonly stamp: string;
  readonly text: string;
}

/** Reads a bundle again only when its file has changed. */
function createBundleFiles() {
  const kept = new Map<string, KeptBundle>();
  const unreadable = (file: string, problem: string) =>
    fail({ kind: 'ca-bundle-unreadable', file, problem } as const);
  return {
    read: async (file: string): Promise<Result<string>> => {
      const facts = await stat(file).catch(() => null);
      const stamp = facts === null ? '' : `${facts.mtimeMs}/${facts.size}/${facts.ino}`;
      const known = kept.get(file);
      if (known !== undefined && facts !== null && known.stamp === stamp) return ok(known.text);
      const text = await readTextFile(file);
      if (!text.ok) return unreadable(file, problemOf(text.failure));
      if (facts === null) return unreadable(file, 'it does not exist');
      if (!text.value.includes('-----BEGIN CERTIFICATE-----')) {
        return unreadable(file, 'it holds no certificate');
      }
      kept.set(file, { stamp, text: text.value });
      return ok(text.value);
    },
  };
}

function problemOf(failure: Failure): string {
  return failure.kind === 'profile-file-unreadable' ? failure.problem : 'it cannot be read';
}
