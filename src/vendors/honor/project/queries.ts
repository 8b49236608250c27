import { known } from '../../../core/project-look.ts';
import { defineProjectCheck } from './check.ts';
import { demo, sdkOf } from './facts.ts';

const action = 'com.hihonor.push.action.BIND_PUSH_SERVICE';
const ownNames = /^com\.hihonor\.(?:push\.|android\.pushagent)/;
/** From here on Android hides other apps that the manifest does not ask for. */
const visibilityTargetSdk = 30;

export default defineProjectCheck({
  name: 'queries',
  title: { en: 'The manifest may see HONOR’s push service', zh: '清单已声明对荣耀推送服务的可见性' },
  steps: ['J5'],
  docs: demo,
  confidence: 'A',
  aliases: [],
  messages: {
    missing: {
      severity: 'warn',
      text: {
        en: '`<queries>` has no intent `com.hihonor.push.action.BIND_PUSH_SERVICE`; with targetSdk {targetSdk} Android may hide the push service from the app, which then gets no token.',
        zh: '`<queries>` 中没有 `com.hihonor.push.action.BIND_PUSH_SERVICE`；targetSdk 为 {targetSdk} 时系统可能对应用隐藏推送服务，导致无法获取 Token。',
      },
      fix: {
        en: 'Add `<queries><intent><action android:name="com.hihonor.push.action.BIND_PUSH_SERVICE"/></intent></queries>` to the manifest.',
        zh: '请在清单中添加 `<queries><intent><action android:name="com.hihonor.push.action.BIND_PUSH_SERVICE"/></intent></queries>`。',
      },
    },
  },
  *check({ app, modules }) {
    const targetSdk = known(app.targetSdk);
    // A platform's package has the entry in its own manifest.
    if (!app.manifest || targetSdk === undefined || targetSdk < visibilityTargetSdk || sdkOf(modules)?.form !== 'maven') return;
    const seen = modules.flatMap(({ manifest }) => manifest?.queries ?? []).some(({ value }) => value === action || ownNames.test(value));
    const mayAll = modules
      .flatMap(({ manifest }) => manifest?.usesPermissions ?? [])
      .some(({ value }) => value === 'android.permission.QUERY_ALL_PACKAGES');
    const file = app.manifest.files[0];
    if (!seen && !mayAll)
      yield { messageId: 'missing', data: { targetSdk }, ...(file !== undefined && { at: { file, line: 1, column: 1 } }) };
  },
});
