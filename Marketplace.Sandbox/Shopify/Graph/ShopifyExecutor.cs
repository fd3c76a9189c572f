using GraphQL;
using GraphQL.Transport;
using GraphQLParser.AST;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>Validates a document against its version's schema, and runs it.</summary>
internal sealed class ShopifyExecutor
{
    private readonly DocumentExecuter executer = new();

    public Task<ExecutionResult> RunAsync(ShopifyCall call, GraphQLDocument document, GraphQLRequest request, GraphQLOperationDefinition? operation, CancellationToken cancel) =>
        executer.ExecuteAsync(options =>
        {
            options.Schema = ShopifySchemas.Of(call.Version);
            options.Query = request.Query;
            options.Document = document;
            options.OperationName = request.OperationName;
            options.Variables = request.Variables;
            options.Root = operation?.Operation == OperationType.Mutation ? new ShopifyMutations(call) : new ShopifyQueries(call);
            options.RequestServices = call.Services;
            options.CancellationToken = cancel;
            // A defect of the simulator must not look like an answer of Shopify's.
            options.ThrowOnUnhandledException = true;
        });
}
