import { z } from 'zod';

// The content security policy forbids code made at run time, which zod would otherwise try. Imported before any schema is made.
z.config({ jitless: true });
