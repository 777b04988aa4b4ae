import { caseImportsContract } from '../contracts/case-imports.js';
import { ticketStoreContract } from '../contracts/ticket-store.js';
import { tokenStoreContract } from '../contracts/token-store.js';
import { userAdminContract } from '../contracts/user-admin.js';
import { temporaryDatabase } from './temporary-database.js';

userAdminContract('SQLite', temporaryDatabase);
tokenStoreContract('SQLite', temporaryDatabase);
ticketStoreContract('SQLite', temporaryDatabase);
caseImportsContract('SQLite', temporaryDatabase);
