/** Characters of a password at the least, as the server asks; see `SetPasswordRequest` and `ChangePasswordRequest`. */
export const LEAST_PASSWORD = 12;
