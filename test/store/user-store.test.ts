import { userStoreContract } from '../contracts/user-store.js';
import { temporaryDatabase } from './temporary-database.js';

userStoreContract('SQLite', temporaryDatabase);
