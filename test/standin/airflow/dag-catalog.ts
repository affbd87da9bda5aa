// The DAGs of an environment and their runs: made from its name and the clock, so the same in every test.
import { createHash } from 'node:crypto';
import type { WorldEnvironment } from '../world.ts';
import { type DagSketch, sketchesFor } from './dag-themes.ts';

/** The states of a run or of a task in it. */
type RunState = 'success' | 'failed' | 'running' | 'queued' | 'upstream_failed' | 'none';

/** One run. */
export interface DagRun {
  readonly runId: string;
  readonly state: RunState;
  readonly runType: 'scheduled' | 'manual';
  /** The start of the data interval. */
  readonly logicalMs: number;
  readonly startMs: number;
  readonly durationS: number;
  /** By task, in the DAG's order. */
  readonly taskStates: readonly RunState[];
}

/** One DAG with its latest runs, oldest first. */
export interface Dag {
  readonly dagId: string;
  readonly description: string;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly schedule: string;
  readonly isPaused: boolean;
  readonly tasks: readonly string[];
  readonly runs: readonly DagRun[];
  readonly nextRunMs: number | undefined;
  /** Runs of all time by state. */
  readonly totals: Readonly<Record<'success' | 'failed' | 'running' | 'queued', number>>;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const RUNS_KEPT = 24;

/** A number from 0 up to 1 that depends on the text alone. */
function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

function intervalMinutes(schedule: string): number | undefined {
  if (schedule === 'None') return undefined;
  if (schedule === '@hourly') return 60;
  if (schedule === '@daily') return DAY_MINUTES;
  if (schedule === '@weekly') return 7 * DAY_MINUTES;
  const [minute = '', hour = '', day = '', , weekday = ''] = schedule.split(' ');
  if (minute.startsWith('*/')) return Number(minute.slice(2));
  if (hour.startsWith('*/')) return Number(hour.slice(2)) * 60;
  if (day !== '*') return 30 * DAY_MINUTES;
  return /^\d$/.test(weekday) ? 7 * DAY_MINUTES : DAY_MINUTES;
}

/** The minute, hour and weekday of a schedule as minutes; weeks count from 1970-01-01, a Thursday. */
function offsetMinutes(schedule: string): number {
  if (schedule === '@weekly') return 3 * DAY_MINUTES;
  const [minute = '', hour = '', , , weekday = ''] = schedule.split(' ');
  const numberIn = (field: string): number => (/^\d+$/.test(field) ? Number(field) : 0);
  const days = /^\d$/.test(weekday) ? (Number(weekday) + 3) % 7 : 0;
  return days * DAY_MINUTES + numberIn(hour) * 60 + numberIn(minute);
}

function taskStates(state: RunState, count: number, seed: string): readonly RunState[] {
  const turn = Math.floor(chance(seed) * count);
  return Array.from({ length: count }, (_, index): RunState => {
    if (state === 'success' || index < turn) return 'success';
    if (index === turn) return state;
    return state === 'failed' ? 'upstream_failed' : 'none';
  });
}

function toRun(of: {
  seed: string;
  taskCount: number;
  dueMs: number;
  stepMs: number;
  runType: DagRun['runType'];
  nowMs: number;
}): DagRun {
  const { seed, dueMs, stepMs, runType } = of;
  const key = `${seed}@${dueMs}`;
  const typicalS = 40 + chance(`${seed} length`) * Math.min(2400, stepMs / 1600);
  const durationS = Math.round(typicalS * (0.75 + chance(`${key} length`) * 0.5));
  const isStillRunning = of.nowMs < dueMs + durationS * 1000;
  const state: RunState = isStillRunning ? 'running' : chance(key) < 0.07 ? 'failed' : 'success';
  const logicalMs = dueMs - stepMs;
  return {
    runId: `${runType}__${new Date(logicalMs).toISOString().replace('.000Z', '+00:00')}`,
    state,
    runType,
    logicalMs,
    startMs: dueMs + 1200,
    durationS,
    taskStates: taskStates(state, of.taskCount, key),
  };
}

function toRuns(seed: string, sketch: DagSketch, nowMs: number): readonly DagRun[] {
  const taskCount = sketch.tasks.length;
  const minutes = intervalMinutes(sketch.schedule);
  const stepMs = (minutes ?? 3 * DAY_MINUTES) * MINUTE_MS;
  const shiftMs = offsetMinutes(sketch.schedule) * MINUTE_MS;
  const lastMs = Math.floor((nowMs - shiftMs) / stepMs) * stepMs + shiftMs;
  const runType = minutes === undefined ? 'manual' : 'scheduled';
  return Array.from({ length: RUNS_KEPT }, (_, index) => {
    const dueMs = lastMs - (RUNS_KEPT - 1 - index) * stepMs;
    return toRun({ seed, taskCount, dueMs, stepMs, runType, nowMs });
  });
}

function toDag(environment: WorldEnvironment, sketch: DagSketch, nowMs: number): Dag {
  const { dagId, schedule } = sketch;
  const seed = `${environment.account}/${environment.name}/${dagId}`;
  const isPaused = chance(`${seed} paused`) < 0.14;
  const all = toRuns(seed, sketch, nowMs);
  const runs = isPaused ? all.filter((run) => run.state !== 'running') : all;
  const minutes = intervalMinutes(schedule);
  const last = all.at(-1);
  const count = (state: RunState): number => runs.filter((run) => run.state === state).length;
  const earlier = Math.floor(chance(`${seed} age`) * (minutes !== undefined && minutes < 120 ? 9000 : 640));
  return {
    dagId,
    description: sketch.description,
    owner: sketch.isCommon ? 'platform' : (environment.tags.Team ?? 'airflow'),
    tags: sketch.tags,
    schedule,
    isPaused,
    tasks: sketch.tasks,
    runs,
    nextRunMs:
      isPaused || minutes === undefined || last === undefined
        ? undefined
        : last.startMs - 1200 + minutes * MINUTE_MS,
    totals: {
      success: count('success') + earlier,
      failed: count('failed') + Math.floor(earlier / 55),
      running: count('running'),
      queued: 0,
    },
  };
}

/** The DAGs of an environment, by id. */
export function dagsOf(environment: WorldEnvironment, nowMs: number): readonly Dag[] {
  return sketchesFor(environment.name)
    .map((sketch) => toDag(environment, sketch, nowMs))
    .toSorted((left, right) => (left.dagId < right.dagId ? -1 : 1));
}

/** One DAG of an environment, if it has it. */
export function findDag(environment: WorldEnvironment, dagId: string, nowMs: number): Dag | undefined {
  return dagsOf(environment, nowMs).find((dag) => dag.dagId === dagId);
}
