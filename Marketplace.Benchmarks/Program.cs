using Marketplace.Benchmarks;
using Marketplace.Benchmarks.Import;
using Marketplace.Benchmarks.Inventory;
using Marketplace.Benchmarks.Inventory.Proof;
using Marketplace.Benchmarks.Limits;
using Marketplace.Benchmarks.Operations;
using Marketplace.Benchmarks.Orders;
using Marketplace.Benchmarks.Products;
using Marketplace.Benchmarks.Runtime;
using Marketplace.Benchmarks.Syncs;
using Marketplace.Benchmarks.Syncs.Proof;
using Marketplace.Benchmarks.Tokens;
using Marketplace.Benchmarks.Webhooks;

if (args is [StockProcess.Word, var connectionString])
    return await StockProcess.RunAsync(connectionString);
if (args is [SyncProcess.Word, var database])
    return await SyncProcess.RunAsync(database);

return await BenchmarkRun.Execute(args,
[
    new GrainCalls(),
    new Activations(),
    new StateWrites(),
    new Reminders(),
    new ImportSpeed(),
    new ShopifyImportSpeed(),
    new EbayImportSpeed(),
    new WooCommerceImportSpeed(),
    new ProductSpeed(),
    new InventorySpeed(),
    new InventoryCrash((int)BenchmarkRun.Number(args, "--rounds", InventoryCrash.DefaultRounds)),
    new WebhookSpeed(),
    new OrderSpeed(),
    new SyncCrash((int)BenchmarkRun.Number(args, "--rounds", SyncCrash.DefaultPoints)),
    new TokenRefreshes(),
    new OperationSpeed(),
    new ExposureWindow(),
    new BudgetFairness(),
    new RevisionLimit(),
]);
