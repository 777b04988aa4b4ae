import { callStoreContract } from '../contracts/call-store.js';
import { temporaryDatabase } from './temporary-database.js';

callStoreContract('SQLite', temporaryDatabase);
