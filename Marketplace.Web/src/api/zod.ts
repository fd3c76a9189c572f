import { z } from 'zod';

// The content security policy forbids code made at run time, which zod would otherwise try. Before any schema is made.
z.config({ jitless: true });

export { z };
