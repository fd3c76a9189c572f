using Marketplace.Benchmarks;
using Marketplace.Benchmarks.Import;
using Marketplace.Benchmarks.Inventory;
using Marketplace.Benchmarks.Products;
using Marketplace.Benchmarks.Runtime;

return await BenchmarkRun.Execute(args,
[
    new GrainCalls(),
    new Activations(),
    new StateWrites(),
    new Reminders(),
    new ImportSpeed(),
    new ProductSpeed(),
    new InventorySpeed(),
]);
