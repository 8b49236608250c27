import type { Step } from '../core/step.ts';
import a1 from './steps/a1-local-clock.ts';
import a2 from './steps/a2-endpoints-reachable.ts';
import a3 from './steps/a3-trivial-text.ts';
import a4 from './steps/a4-real-device.ts';
import a5 from './steps/a5-two-accounts.ts';
import a6 from './steps/a6-receiver-offline.ts';
import a7 from './steps/a7-sdk-generation.ts';
import b1 from './steps/b1-fields-well-formed.ts';
import b2 from './steps/b2-vendor-accepts-credential.ts';
import b3 from './steps/b3-secret-mix-up.ts';
import b4 from './steps/b4-push-enabled.ts';
import b5 from './steps/b5-listed-in-store.ts';
import b6 from './steps/b6-uploaded-to-platform.ts';
import b7 from './steps/b7-certificate-valid.ts';
import b8 from './steps/b8-fcm-legacy.ts';
import b9 from './steps/b9-platform-plan.ts';
import c1 from './steps/c1-package-name.ts';
import c2 from './steps/c2-easemob-certificate-name.ts';
import c3 from './steps/c3-tencent-certificate-id.ts';
import c4 from './steps/c4-zego-app-type.ts';
import c5 from './steps/c5-signing-fingerprint.ts';
import c6 from './steps/c6-service-json-files.ts';
import c7 from './steps/c7-vivo-meta-data.ts';
import c8 from './steps/c8-fcm-project.ts';
import d1 from './steps/d1-token-exists.ts';
import d2 from './steps/d2-token-shape.ts';
import d3 from './steps/d3-vendor-accepts-token.ts';
import d4 from './steps/d4-token-bound.ts';
import d5 from './steps/d5-uploaded-after-login.ts';
import d6 from './steps/d6-token-is-current.ts';
import d7 from './steps/d7-binding-vanished.ts';
import d8 from './steps/d8-last-device-only.ts';
import d9 from './steps/d9-zego-push-id.ts';
import e1 from './steps/e1-receiver-online.ts';
import e2 from './steps/e2-background-still-connected.ts';
import e3 from './steps/e3-logged-out.ts';
import e4 from './steps/e4-kicked-by-other-login.ts';
import e5 from './steps/e5-other-device-online.ts';
import e6 from './steps/e6-zego-push-rule.ts';
import e7 from './steps/e7-switched-without-logout.ts';
import e8 from './steps/e8-push-after-logout.ts';
import e9 from './steps/e9-ever-logged-in.ts';
import e10 from './steps/e10-do-not-disturb.ts';
import e11 from './steps/e11-push-switched-off.ts';
import e12 from './steps/e12-banned-or-blocked.ts';
import e13 from './steps/e13-advanced-features-inactive.ts';
import e14 from './steps/e14-background-calls.ts';
import f1 from './steps/f1-push-switched-on.ts';
import f2 from './steps/f2-custom-message-desc.ts';
import f3 from './steps/f3-title-or-content.ts';
import f4 from './steps/f4-pushable-kind.ts';
import f5 from './steps/f5-payload-json.ts';
import f6 from './steps/f6-text-length.ts';
import f7 from './steps/f7-message-size.ts';
import f8 from './steps/f8-per-message-settings.ts';
import f9 from './steps/f9-push-parameters-passed.ts';
import f10 from './steps/f10-mention-list.ts';
import f11 from './steps/f11-filter-and-template.ts';
import f12 from './steps/f12-time-to-live.ts';
import f13 from './steps/f13-resources-id.ts';
import f14 from './steps/f14-call-invitation.ts';
import g1 from './steps/g1-oppo-channel.ts';
import g2 from './steps/g2-channel-equal.ts';
import g3 from './steps/g3-huawei-category.ts';
import g4 from './steps/g4-vivo-classification.ts';
import g5 from './steps/g5-oppo-class.ts';
import g6 from './steps/g6-xiaomi-private-channel.ts';
import g7 from './steps/g7-meizu-class.ts';
import g8 from './steps/g8-honor-importance.ts';
import g9 from './steps/g9-fcm-channel-and-mode.ts';
import g10 from './steps/g10-message-over-console.ts';
import g11 from './steps/g11-channel-made-earlier.ts';
import h1 from './steps/h1-direct-push.ts';
import h2 from './steps/h2-push-through-platform.ts';
import h3 from './steps/h3-trace.ts';
import h4 from './steps/h4-loss-statistics.ts';
import h5 from './steps/h5-quota.ts';
import h6 from './steps/h6-first-few-then-nothing.ts';
import h7 from './steps/h7-daily-total.ts';
import h8 from './steps/h8-duplicate-suppression.ts';
import h9 from './steps/h9-fcm-rate.ts';
import h10 from './steps/h10-platform-rate.ts';
import h11 from './steps/h11-content-filter.ts';
import h12 from './steps/h12-vendor-incident.ts';
import h13 from './steps/h13-sending-hours.ts';
import i1 from './steps/i1-notifications-allowed.ts';
import i2 from './steps/i2-channel-switch.ts';
import i3 from './steps/i3-lock-screen.ts';
import i4 from './steps/i4-status-bar-icons.ts';
import i5 from './steps/i5-sound-setting.ts';
import i6 from './steps/i6-do-not-disturb.ts';
import i7 from './steps/i7-auto-start.ts';
import i8 from './steps/i8-vendor-service.ts';
import i9 from './steps/i9-phone-of-this-vendor.ts';
import i10 from './steps/i10-phone-offline.ts';
import i11 from './steps/i11-foreground.ts';
import i12 from './steps/i12-rom-region.ts';
import j1 from './steps/j1-vendor-sdk-present.ts';
import j2 from './steps/j2-repositories-and-plugins.ts';
import j3 from './steps/j3-outdated-libraries.ts';
import j4 from './steps/j4-permissions.ts';
import j5 from './steps/j5-components.ts';
import j6 from './steps/j6-exported-stated.ts';
import j7 from './steps/j7-declared-class-exists.ts';
import j8 from './steps/j8-vivo-meta-data.ts';
import j9 from './steps/j9-main-process-only.ts';
import j10 from './steps/j10-call-order.ts';
import j11 from './steps/j11-vendor-enabled-in-sdk.ts';
import j12 from './steps/j12-brand-detection.ts';
import j13 from './steps/j13-fcm-beside-domestic.ts';
import j14 from './steps/j14-token-callback.ts';
import j15 from './steps/j15-xiaomi-services.ts';
import j16 from './steps/j16-application-class.ts';
import j17 from './steps/j17-platform-sdk-version.ts';
import j18 from './steps/j18-vivo-privacy-consent.ts';
import j19 from './steps/j19-data-message-rights.ts';
import j20 from './steps/j20-keep-platform-classes.ts';
import j21 from './steps/j21-keep-vendor-classes.ts';
import j22 from './steps/j22-malformed-keep-rules.ts';
import j23 from './steps/j23-misspelt-names.ts';
import j24 from './steps/j24-unneeded-permissions.ts';
import k1 from './steps/k1-click-matches-manifest.ts';
import k2 from './steps/k2-click-form.ts';
import k3 from './steps/k3-activity-reachable.ts';
import k4 from './steps/k4-payload-parsing.ts';
import k5 from './steps/k5-notify-mode.ts';
import k6 from './steps/k6-listener-early.ts';
import k7 from './steps/k7-trampoline.ts';
import k8 from './steps/k8-background-popup.ts';
import k9 from './steps/k9-fcm-click.ts';
import k10 from './steps/k10-click-suppresses-push.ts';
import l1 from './steps/l1-sound-supported.ts';
import l2 from './steps/l2-sound-file.ts';
import l3 from './steps/l3-sound-of-channel.ts';
import l4 from './steps/l4-badge.ts';
import l5 from './steps/l5-picture.ts';
import m1 from './steps/m1-predicted-text.ts';
import m2 from './steps/m2-default-text.ts';
import m3 from './steps/m3-group-name.ts';
import n1 from './steps/n1-aps-environment.ts';
import n2 from './steps/n2-environment.ts';
import n3 from './steps/n3-topic.ts';
import n4 from './steps/n4-credential.ts';
import n5 from './steps/n5-certificate-id-in-app.ts';
import n6 from './steps/n6-permission-granted.ts';
import n7 from './steps/n7-scene-delegate.ts';
import n8 from './steps/n8-service-extension.ts';

/** The steps of the checklist, in its order; a test keeps this list equal to the files in `steps/`. */
// oxfmt-ignore
export const steps: readonly Step[] = [
  a1, a2, a3, a4, a5, a6, a7,
  b1, b2, b3, b4, b5, b6, b7, b8, b9,
  c1, c2, c3, c4, c5, c6, c7, c8,
  d1, d2, d3, d4, d5, d6, d7, d8, d9,
  e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14,
  f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14,
  g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11,
  h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13,
  i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12,
  j1, j2, j3, j4, j5, j6, j7, j8, j9, j10, j11, j12, j13, j14, j15, j16, j17, j18, j19, j20, j21, j22, j23, j24,
  k1, k2, k3, k4, k5, k6, k7, k8, k9, k10,
  l1, l2, l3, l4, l5,
  m1, m2, m3,
  n1, n2, n3, n4, n5, n6, n7, n8,
];
