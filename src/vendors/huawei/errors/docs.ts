/** Pages of the vendor that the code lists come from. */
export const docs = {
  androidSend: 'https://developer.huawei.com/consumer/en/doc/HMSCore-References/https-send-api-0000001050986197',
  androidAuth: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/oauth2-0000001212610981',
  androidClient: 'https://developer.huawei.com/consumer/en/doc/HMSCore-References/error-code-0000001050255690',
  androidLimits: 'https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/message-restriction-description-0000001361648361',
  harmonyResponse: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-scenariozed-api-response',
  harmonyClient: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-references/push-error-code',
  harmonyJwt: 'https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/push-jwt-token',
  javaDemo: 'https://github.com/HMS-Core/hms-push-serverdemo-java',
  nodeDemo: 'https://github.com/HMS-Core/hms-push-serverdemo-nodejs',
  legacyClient: 'https://github.com/kyf/hw_push',
  legacyCodes: 'https://help.aliyun.com/document_detail/398576.html',
} as const;
