import { describe, expect, it } from 'vitest';
import { traceFacet } from '../../../src/vendors/fcm/trace.ts';
import { nowMs, rowsAreExplained, traceContract } from '../../support/trace.ts';

traceContract(traceFacet);

it('cannot be asked for', () => expect(traceFacet.offered).toBe(false));

describe('delivery data', () => {
  const text = JSON.stringify({
    androidDeliveryData: [
      {
        appId: '1:1:android:1',
        date: { year: 2026, month: 11, day: 2 },
        analyticsLabel: 'im',
        data: {
          countMessagesAccepted: '1000',
          messageOutcomePercents: { delivered: 90.5, pending: 2, droppedAppForceStopped: 5, droppedTtlExpired: 0 },
          deliveryPerformancePercents: { delayedDeviceDoze: 3 },
          messageInsightPercents: { priorityLowered: 1 },
        },
      },
    ],
  });

  it('is told by day and label, never for one message', () => {
    expect(traceFacet.statistics?.(text, { nowMs })).toMatchObject([
      {
        label: '2026-11-02 im 1:1:android:1',
        stage: 'unknown',
        counters: { countMessagesAccepted: 1000, delivered: 90.5, droppedAppForceStopped: 5 },
      },
    ]);
    rowsAreExplained(traceFacet, text);
  });

  it('explains what is above zero', () =>
    expect(traceFacet.statistics?.(text, { nowMs })?.[0]?.entries.map((entry) => entry.name)).toEqual([
      'droppedAppForceStopped',
      'pending',
      'delayedDeviceDoze',
      'priorityLowered',
      'delivered',
    ]));
});
