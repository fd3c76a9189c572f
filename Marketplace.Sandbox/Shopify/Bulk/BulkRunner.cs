using System.Text.Json;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Shopify.Bulk;

/// <summary>Runs bulk operations in the background, one after the other; one that a restart interrupted is run again.</summary>
internal sealed class BulkRunner(ShopifyStore store, ShopifyExecutor executor, Blobs blobs, IServiceProvider services, ILogger<BulkRunner> log) : BackgroundService
{
    /// <summary>How many root records are answered at once, so that the memory needed does not grow with the shop.</summary>
    private const int Slice = 500;

    private readonly GraphQLSerializer serializer = new();
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Queues a query, or says why not.</summary>
    public (BulkOperation? Operation, UserError? Problem) Start(ShopifyCall call, string query, bool grouped)
    {
        if (ProblemOf(query) is { } problem)
            return (null, UserError.At("query", problem, "INVALID"));
        using (store.Change())
        {
            if (store.BulkOperations.All.FirstOrDefault(o => o.Shop == call.Domain && o.IsUnderWay) is { } running)
                return (null, new UserError($"A bulk query operation for this app and shop is already in progress: {Gid.Of("BulkOperation", running.Id)}.", null, "OPERATION_IN_PROGRESS"));
            var operation = new BulkOperation(store.NextId(), call.Domain, call.Version, call.Origin, query, grouped, store.Now);
            store.BulkOperations.Put(operation.Id, operation);
            signal.Release();
            return (operation, null);
        }
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var operation in store.BulkOperations.All.Where(o => o.IsUnderWay).OrderBy(o => o.Id).ToArray())
                await RunAsync(operation, stoppingToken);
            await signal.WaitAsync(stoppingToken);
        }
    }

    private async Task RunAsync(BulkOperation operation, CancellationToken cancel)
    {
        Put(operation = operation with { Status = BulkOperation.Running });
        try
        {
            using var file = new MemoryStream();
            var lines = new JsonLines(file);
            // The operation acts with the rights of the token that started it, which were checked then.
            var token = new ShopifyToken("", operation.Shop, "", ["read_products", "read_inventory", "read_orders", "read_locations", "read_publications"]);
            var call = new ShopifyCall(store, store.Shops.Find(operation.Shop)!, token, operation.Version, operation.Origin, services, Bulk: true);
            var document = Parser.Parse(operation.Query);
            for (var from = 0; ; from += Slice)
            {
                var roots = lines.Roots;
                await AddAsync(call with { Window = new(from, Slice) }, operation, document, lines, cancel);
                if (lines.Roots - roots < Slice)
                    break;
            }
            await blobs.PutAsync(MediaFiles.BlobKey(operation.Id), file.ToArray(), cancel);
            Put(operation with { Status = BulkOperation.Completed, CompletedAt = store.Now, Objects = lines.Objects, RootObjects = lines.Roots, FileSize = file.Length });
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Bulk operation {Operation} failed", operation.Id);
            Put(operation with { Status = BulkOperation.Failed, CompletedAt = store.Now });
        }
    }

    private async Task AddAsync(ShopifyCall call, BulkOperation operation, GraphQLDocument document, JsonLines lines, CancellationToken cancel)
    {
        var request = new GraphQLRequest { Query = operation.Query };
        var result = await executor.RunAsync(call, document, request, document.Definitions.OfType<GraphQLOperationDefinition>().First(), cancel);
        if (result.Errors is { Count: > 0 } errors)
            throw new InvalidOperationException(errors[0].Message);
        using var json = new MemoryStream();
        await serializer.WriteAsync(json, result, cancel);
        using var answer = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length));
        lines.Add(answer.RootElement.GetProperty("data").EnumerateObject().First().Value);
    }

    private void Put(BulkOperation operation) => store.BulkOperations.Put(operation.Id, operation);

    private static string? ProblemOf(string query)
    {
        try
        {
            var operations = Parser.Parse(query).Definitions.OfType<GraphQLOperationDefinition>().ToArray();
            return operations is [{ Operation: OperationType.Query, SelectionSet.Selections: [GraphQLField { SelectionSet: { } fields }] }]
                && fields.Selections.OfType<GraphQLField>().Any(f => f.Name.StringValue is "nodes" or "edges")
                    ? null
                    : "Bulk queries must contain at least one connection, and exactly one at the top.";
        }
        catch (GraphQLSyntaxErrorException syntax)
        {
            return $"Invalid bulk query: {syntax.Message}";
        }
    }
}
