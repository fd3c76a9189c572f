using System.Collections.Concurrent;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Marketplace.Tests.Grains.Imports;

namespace Marketplace.Tests.Channels.Shopify;

/// <summary>Holds documents and their variables against Shopify's own SDL, where it is beside the repository.</summary>
internal sealed class ShopifyDefinition
{
    private static readonly ConcurrentDictionary<string, Lazy<ShopifyDefinition?>> _read = new(StringComparer.Ordinal);

    private readonly Schema _schema;

    private ShopifyDefinition(string sdl)
    {
        _schema = Schema.For(sdl, builder => builder.IgnoreComments = true);
        foreach (var scalar in Parser.Parse(sdl).Definitions.OfType<GraphQLScalarTypeDefinition>())
            _schema.RegisterType(new AnyScalar(scalar.Name.StringValue));
        foreach (var type in _schema.AdditionalTypeInstances.OfType<IAbstractGraphType>())
            type.ResolveType = _ => null;
        _schema.Initialize();
    }

    public ISchema Types => _schema;

    /// <param name="version">2025-10 or 2026-07.</param>
    /// <returns>Null where it is not there.</returns>
    public static ShopifyDefinition? Of(string version) => _read.GetOrAdd(version, v => new Lazy<ShopifyDefinition?>(
        () => SharedFiles.Find($"specs/shopify/{v}.graphql") is { } path ? new ShopifyDefinition(File.ReadAllText(path)) : null)).Value;

    public static ShopifyDefinition OrSkip(string version)
    {
        var definition = Of(version);
        Assert.SkipWhen(definition is null, "../shared/specs/shopify is not here.");
        return definition!;
    }

    public async Task<IReadOnlyList<string>> CheckAsync(string query, JsonElement? variables)
    {
        var document = Parser.Parse(query);
        var result = await new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = _schema,
            Document = document,
            Operation = document.Definitions.OfType<GraphQLOperationDefinition>().First(),
            Variables = variables is { } given ? new GraphQLSerializer().Deserialize<Inputs>(given.GetRawText()) ?? Inputs.Empty : Inputs.Empty,
        });
        return [.. result.Errors.Select(error => error.Message)];
    }

    private sealed class AnyScalar : ScalarGraphType
    {
        public AnyScalar(string name) => Name = name;

        public override object? ParseLiteral(GraphQLValue value) => value is GraphQLNullValue ? null : value.ToString();

        public override object? ParseValue(object? value) => value;
    }
}
