/** What the settings say of new versions. */

import type { UpdateChoice, UpdateRoute, UpdateStep, Updates } from '../../shared/updates.ts';
import { timeText, troubleText } from './words.ts';

/** The choices that this build has; one that is only told of new versions cannot install them. */
export function choicesFor(route: UpdateRoute): readonly (readonly [UpdateChoice, string])[] {
  const told = ['tell', 'tell me'] as const;
  const off = ['off', 'do not look'] as const;
  return route.kind === 'itself' ? [['install', 'install when Windsock quits'], told, off] : [told, off];
}

/** @returns how things stand, in a sentence or two */
export function updateText(updates: Updates, choice: UpdateChoice): string {
  const { route, step, answeredAtMs } = updates;
  if (route.kind === 'none') return noneTexts[route.why];
  switch (step.phase) {
    case 'unknown':
      return 'Windsock has not looked since it started.';
    case 'checking':
      return 'Looking…';
    case 'none':
      return `This is the newest version${answeredAtMs === null ? '' : `, as of ${timeText(answeredAtMs)}`}.`;
    case 'available':
      return availableText(route, step.version);
    case 'downloading':
      return `Downloading version ${step.version}: ${step.percent} %`;
    case 'ready':
      return `Version ${step.version} is downloaded and checked. ${readyTexts[choice]}`;
    case 'failed':
      return failedText(route, step);
  }
}

/** @returns what went wrong with a version; that the feed was not reached is no trouble to anybody */
export function updateTrouble({ step }: Updates): string | undefined {
  return step.phase === 'failed' && step.of === 'download' ? troubleText(step.failure) : undefined;
}

const atQuit = 'It takes this one’s place when Windsock quits.';
const readyTexts = {
  install: atQuit,
  tell: atQuit,
  off: 'It takes this one’s place only by “Restart to update”, since you chose “do not look”.',
} as const;
const noneTexts = {
  'no-feed': 'This build does not look for updates: nobody told it where new versions are published.',
  folder: 'This build does not look for updates: it runs from a folder that no installer made.',
} as const;

function failedText(
  route: UpdateRoute,
  { of, failure, version }: Extract<UpdateStep, { phase: 'failed' }>,
): string {
  const available = version === undefined ? '' : availableText(route, version);
  if (of === 'download') return available;
  const reason = troubleText(failure);
  return available === ''
    ? `Windsock could not look: ${reason}`
    : `${available} Windsock could not look again: ${reason}`;
}

function availableText(route: UpdateRoute, version: string): string {
  const available = `Version ${version} is available.`;
  if (route.kind !== 'told') return available;
  return route.why === 'package-manager'
    ? `${available} Install it with your package manager, as you installed this one.`
    : `${available} Windsock cannot write into the folder of its AppImage: put the new one there yourself.`;
}
