import { expect, it } from 'vitest';
import { traceFacet } from '../../../src/vendors/huawei/trace.ts';
import { traceContract } from '../../support/trace.ts';

traceContract(traceFacet);

it('cannot be asked for', () => expect(traceFacet.offered).toBe(false));
