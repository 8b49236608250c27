import type { ProjectCheck } from '../../core/project-check.ts';
import applicationClass from './application-class.ts';
import brandDetection from './brand-detection.ts';
import channelImportance from './channel-importance.ts';
import componentClass from './component-class.ts';
import exportedStated from './exported-stated.ts';
import jcenter from './jcenter.ts';
import jsonMisplaced from './json-misplaced.ts';
import keepFileMissing from './keep-file-missing.ts';
import keepRuleMalformed from './keep-rule-malformed.ts';
import manifestMissing from './manifest-missing.ts';
import misspeltName from './misspelt-name.ts';
import openPlaceholder from './open-placeholder.ts';
import postNotifications from './post-notifications.ts';
import restrictedPermission from './restricted-permission.ts';
import sampleValue from './sample-value.ts';
import soundFile from './sound-file.ts';
import unreadable from './unreadable.ts';

/** The project checks that concern every app, whatever it has integrated. */
export const androidChecks: readonly ProjectCheck[] = [
  applicationClass,
  brandDetection,
  channelImportance,
  componentClass,
  exportedStated,
  jcenter,
  jsonMisplaced,
  keepFileMissing,
  keepRuleMalformed,
  manifestMissing,
  misspeltName,
  openPlaceholder,
  postNotifications,
  restrictedPermission,
  sampleValue,
  soundFile,
  unreadable,
];
