import { describe, expect, test } from 'vitest';
import { initialState, withoutEnvironment } from '../../../../src/main/core/app-state.ts';
import {
  isWindowNews,
  withAirflowWindow,
  withoutAirflowWindow,
  withTunnel,
  withZoomFactor,
} from '../../../../src/main/core/state-windows.ts';
import type { AirflowWindowState } from '../../../../src/shared/airflow-window.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';

const id = { profile: 'prod', region: 'eu-west-1', name: 'orders' };
const start = initialState(defaultSettings);

describe('the zoom of an environment', () => {
  test('is kept for it alone, and 100 % needs no entry', () => {
    const zoomed = withZoomFactor(start, id, 1.25);
    expect(zoomed.settings.zoomFactors).toEqual({ [environmentKey(id)]: 1.25 });
    expect(withZoomFactor(zoomed, id, 1).settings.zoomFactors).toEqual({});
  });

  test('goes with the environment', () => {
    const gone = withoutEnvironment(withZoomFactor(start, id, 2), id);
    expect(gone.settings.zoomFactors).toEqual({});
  });
});

describe('the windows of the state', () => {
  const window = (windowId: number, title: string): AirflowWindowState => ({
    windowId,
    id,
    page: { url: '', title, isLoading: false, canGoBack: false, canGoForward: false },
    problem: null,
    zoomFactor: 1,
    find: null,
    downloads: [],
    isPageFullScreen: false,
    timesCopied: 0,
  });

  test('several windows of one environment stand apart, by their numbers', () => {
    const two = withAirflowWindow(withAirflowWindow(start, window(1, 'a')), window(2, 'b'));
    const changed = withAirflowWindow(two, window(1, 'c'));
    expect(changed.airflowWindows.map(({ page }) => page.title)).toEqual(['c', 'b']);
    expect(withoutAirflowWindow(changed, 1).airflowWindows.map(({ windowId }) => windowId)).toEqual([2]);
  });

  test('what only frames show is told apart from what pages and tray show', () => {
    const opened = withAirflowWindow(start, window(1, 'a'));
    expect(isWindowNews(opened, start)).toBe(true);
    expect(isWindowNews(withTunnel(opened, id, { state: 'running' }), opened)).toBe(true);
    expect(isWindowNews(withZoomFactor(opened, id, 2), start)).toBe(false);
  });

  test('a window that is not there is no news', () => {
    expect(withoutAirflowWindow(start, 7)).toBe(start);
  });
});
