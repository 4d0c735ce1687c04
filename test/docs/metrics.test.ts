/** What is said of metrics, in the guide, the dashboard and the alerts, is what `/metrics` says. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

import { PHASES } from '../../src/domain/workflow.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { readScrape } from '../metrics/scrape.ts';

const file = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const guide = file('docs/guides/metrics.md');
const dashboard = file('deploy/grafana/slipway.json');
const rules = file('deploy/prometheus/rules.yaml');

const nothing = () => Promise.resolve([]);
const read = createMetrics('1.0').readFrom(
  {
    clouds: () => [],
    phases: PHASES,
    windows: nothing,
    jobs: nothing,
    pictures: nothing,
    eventLog: () => Promise.resolve({ events: 0, oldestMs: 0 }),
  },
  () => undefined,
);
const { text } = await read();
const { names } = readScrape(text);

/** Names of metrics in a text; of histograms without the suffix that Prometheus adds. */
const namesIn = (text: string) =>
  new Set(
    [...text.matchAll(/\b(?:slipway|process|nodejs)_[a-z0-9_]+/gu)].map(([name]) =>
      names.includes(name) ? name : name.replace(/_(?:bucket|sum|count)$/u, ''),
    ),
  );
const sorted = (all: Iterable<string>) => [...all].toSorted();

const ruleShape = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});
const dashboardShape = z.object({
  uid: z.string(),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(
    z.object({
      type: z.string(),
      title: z.string(),
      description: z.string().optional(),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      datasource: z.object({ uid: z.string() }).optional(),
      targets: z.array(z.object({ expr: z.string(), datasource: z.object({ uid: z.string() }) })).optional(),
    }),
  ),
});
const { panels, templating } = dashboardShape.parse(JSON.parse(dashboard));
const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
const alerts = ruleShape.parse(parse(rules)).groups.flatMap((group) => group.rules);

test('the guide explains every metric, and no other', () => {
  expect(sorted(namesIn(guide))).toEqual(sorted(names));
});

test('the dashboard shows every metric of ours, and none that does not exist', () => {
  const shown = namesIn(expressions);

  expect([...shown].filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => name.startsWith('slipway_') && !shown.has(name))).toEqual([]);
});

test('alerts are about metrics that exist', () => {
  const asked = namesIn(alerts.map(({ expr }) => expr).join('\n'));

  expect([...asked].filter((name) => !names.includes(name))).toEqual([]);
  expect(asked.size).toBeGreaterThan(0);
});

test('what every process tells alike is never summed over processes', () => {
  const alike = /slipway_(?:windows|windows_overrun|jobs|job_oldest_seconds)\b/u;
  for (const expression of [...expressions.split('\n'), ...alerts.map(({ expr }) => expr)]) {
    if (alike.test(expression)) expect(expression).toMatch(/max(?: by \([a-z, ]+\))? ?\(slipway_/u);
  }
});

test('the dashboard is portable: its data source is chosen, and panels explain themselves and do not overlap', () => {
  const drawn = panels.filter(({ type }) => type !== 'row');

  expect(templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource' });
  for (const { datasource, targets = [], description = '' } of drawn) {
    for (const { uid } of [datasource, ...targets.map((target) => target.datasource)].filter(
      (each) => each !== undefined,
    )) {
      expect(uid).toBe('${datasource}');
    }
    expect(description).not.toBe('');
  }
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_none, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
});

test('names follow the conventions of Prometheus: seconds for durations, total for counters alone', () => {
  const types = new Map(
    [...text.matchAll(/^# TYPE (slipway_\w+) (\w+)$/gmu)].map(([, name = '', type]) => [name, type]),
  );

  expect(types.size).toBeGreaterThan(20);
  for (const [name, type] of types) {
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
    expect(name).not.toMatch(/_(?:ms|milliseconds|minutes|count|sum)$/u);
    if (/duration|delivery|lag|age|oldest/u.test(name)) expect(name).toMatch(/_seconds$/u);
  }
});
