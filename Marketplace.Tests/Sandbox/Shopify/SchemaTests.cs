using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Tests.Grains.Imports;

namespace Marketplace.Tests.Sandbox.Shopify;

/// <summary>The simulator's schema is a part of Shopify's: so what it takes, Shopify takes, and what it answers has the types of Shopify's answers.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("2025-10")]
    [InlineData("2026-07")]
    public void Every_type_field_and_argument_is_Shopifys(string version)
    {
        var path = SharedFiles.Find($"specs/shopify/{version}.graphql");
        Assert.SkipWhen(path is null, "../shared/specs/shopify is not here.");
        var shopifys = Members(Parser.Parse(File.ReadAllText(path!)));

        var foreign = Members(Parser.Parse(ShopifySchemas.Sdl(version))).Where(member => shopifys.GetValueOrDefault(member.Key) != member.Value).Select(member => $"{member.Key}: {member.Value}");

        foreign.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Members(GraphQLDocument document)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.OfType<GraphQLTypeDefinition>())
        {
            var type = definition.Name.StringValue;
            members[type] = definition.Kind.ToString();
            foreach (var field in Fields(definition))
            {
                members[$"{type}.{field.Name}"] = Text(field.Type);
                foreach (var argument in field.Arguments ?? Enumerable.Empty<GraphQLInputValueDefinition>())
                    members[$"{type}.{field.Name}({argument.Name})"] = Text(argument.Type);
            }
            foreach (var field in (definition as GraphQLInputObjectTypeDefinition)?.Fields ?? Enumerable.Empty<GraphQLInputValueDefinition>())
                members[$"{type}.{field.Name}"] = Text(field.Type);
            foreach (var value in (definition as GraphQLEnumTypeDefinition)?.Values ?? Enumerable.Empty<GraphQLEnumValueDefinition>())
                members[$"{type}.{value.Name}"] = "value";
        }
        return members;
    }

    private static IEnumerable<GraphQLFieldDefinition> Fields(GraphQLTypeDefinition definition) => definition switch
    {
        GraphQLObjectTypeDefinition type => type.Fields ?? Enumerable.Empty<GraphQLFieldDefinition>(),
        GraphQLInterfaceTypeDefinition type => type.Fields ?? Enumerable.Empty<GraphQLFieldDefinition>(),
        _ => [],
    };

    private static string Text(GraphQLType type)
    {
        using var text = new StringWriter();
        new SDLPrinter().PrintAsync(type, text).AsTask().GetAwaiter().GetResult();
        return text.ToString();
    }
}
