using Marketplace.Benchmarks;
using Marketplace.Benchmarks.Runtime;

return await BenchmarkRun.Execute(args,
[
    new GrainCalls(),
    new Activations(),
    new StateWrites(),
    new Reminders(),
]);
