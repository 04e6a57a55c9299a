import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session that is open, or has ended and not been cleared away yet. */
@Entity('session')
export class SessionEntity {
  /** SHA-256 of the token; the token itself is with the browser only. */
  @PrimaryColumn('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_active_at', default: () => 'clock_timestamp()' })
  lastActiveAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('text', { nullable: true })
  address!: string | null;
}
