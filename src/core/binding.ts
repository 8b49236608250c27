/** A vendor token that the platform keeps for a user. */
export interface Binding {
  /** Our vendor id, where the certificate tells. */
  vendor?: string;
  /** Certificate name or id under which the token was uploaded. */
  certificate: string;
  token: string;
  deviceId?: string;
}
