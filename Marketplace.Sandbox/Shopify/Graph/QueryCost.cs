using GraphQLParser.AST;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>
/// What a query costs before it is run: an object 1, a connection 2 and as many of its nodes as are asked for, a mutation 10, a scalar nothing.
/// From <c>shopify.dev/docs/api/usage/limits</c>.
/// </summary>
internal static class QueryCost
{
    /// <summary>A single query may cost no more, however full the bucket is.</summary>
    public const int Highest = 1_000;

    private const int Mutation = 10;
    private const int Page = 2;

    public static int Of(GraphQLDocument document, GraphQLOperationDefinition operation, IReadOnlyDictionary<string, object?>? variables) =>
        operation.Operation == OperationType.Mutation
            ? Mutation * operation.SelectionSet.Selections.Count
            : Children(operation.SelectionSet, document, variables);

    private static int Children(GraphQLSelectionSet? selections, GraphQLDocument document, IReadOnlyDictionary<string, object?>? variables) =>
        selections?.Selections.Sum(selection => selection switch
        {
            GraphQLField field => Field(field, document, variables),
            GraphQLInlineFragment fragment => Children(fragment.SelectionSet, document, variables),
            GraphQLFragmentSpread spread => Children(
                document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(f => f.FragmentName.Name == spread.FragmentName.Name)?.SelectionSet, document, variables),
            _ => 0,
        }) ?? 0;

    private static int Field(GraphQLField field, GraphQLDocument document, IReadOnlyDictionary<string, object?>? variables)
    {
        if (field.SelectionSet is null || field.Name.StringValue is "pageInfo")
            return 0;
        var children = Children(field.SelectionSet, document, variables);
        if (field.Name.StringValue is "nodes" or "edges")
            return field.Name.StringValue == "nodes" ? children + 1 : children;
        return First(field, variables) is { } first && IsConnection(field) ? Page + (first * children) : children + 1;
    }

    private static bool IsConnection(GraphQLField field) =>
        field.SelectionSet!.Selections.OfType<GraphQLField>().Any(f => f.Name.StringValue is "nodes" or "edges" or "pageInfo");

    private static int? First(GraphQLField field, IReadOnlyDictionary<string, object?>? variables) =>
        field.Arguments?.FirstOrDefault(a => a.Name.StringValue == "first")?.Value switch
        {
            GraphQLIntValue number => int.TryParse(number.Value.ToString(), out var first) ? first : null,
            GraphQLVariable variable => variables?.GetValueOrDefault(variable.Name.StringValue) as int?,
            _ => null,
        };
}
