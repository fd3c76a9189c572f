using System.Reflection;
using System.Text.RegularExpressions;

namespace Orleans.Conformance.Embedded;

/// <summary>Holds every public type and member against the listing of Orleans' own, so that nothing compiles here that would not there.</summary>
public sealed partial class ApiSurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The listing names this assembly's types without describing them.</summary>
    private static readonly string[] Undescribed =
        ["Orleans.Serialization.CodecNotFoundException", "Orleans.Serialization.Invocation.IInvokable"];

    private static readonly Type[] PublicTypes = [.. typeof(IGrain).Assembly.GetExportedTypes().Where(t => !Undescribed.Contains(t.FullName))];

    [Fact]
    public void Every_public_type_is_one_of_orleans()
    {
        var listing = Listing();
        PublicTypes.Select(t => $"{Name(t)} : {Kind(t)}").Where(t => !listing.Contains(t)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_member_is_one_of_orleans()
    {
        var listing = Listing();
        PublicTypes.Where(t => !t.IsSubclassOf(typeof(Delegate))).SelectMany(Members).Where(m => !listing.Contains(m)).ShouldBeEmpty();
    }

    private static HashSet<string> Listing()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
            folder = folder.Parent;
        var file = Path.Combine(folder?.Parent?.FullName ?? "", "shared/api/orleans-10.4.txt");
        Assert.SkipUnless(File.Exists(file), "The listing of Orleans' API is not on this machine.");
        return [.. File.ReadLines(file).Select(line => Noise().Replace(line, ""))];
    }

    /// <summary>Assemblies and bases of types, default values, enum values, and how a member may be overridden.</summary>
    [GeneratedRegex(@" \[Orleans[\w.]*\].*$| = [^,)]+(?=[,)])| = -?\d+$|( (virtual|abstract|protected))+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Noise();

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type)
    {
        var name = Name(type);
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
            yield return $"{name}.ctor({Parameters(constructor)})";
        foreach (var method in type.GetMethods(Declared).Where(m => IsVisible(m) && !m.IsSpecialName))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{name}.{method.Name}{generic}({Parameters(method)}) : {Name(method.ReturnType)}{(method.IsStatic ? " static" : "")}";
        }

        foreach (var property in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)))
        {
            var accessors = (property.GetMethod?.IsPublic == true ? "get; " : "") + (property.SetMethod?.IsPublic == true ? "set; " : "");
            var isStatic = property.GetAccessors(true)[0].IsStatic ? " static" : "";
            yield return $"{name}.{property.Name} {{ {accessors}}} : {Name(property.PropertyType)}{isStatic}";
        }

        foreach (var field in type.GetFields(Declared).Where(f => f is { IsPublic: true, IsSpecialName: false }))
            yield return $"{name}.{field.Name} : {Name(field.FieldType)}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters()
        .Select(p => $"{(p.IsOut ? "out " : "")}{Name(p.ParameterType)} {p.Name}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return $"{Name(type.GetElementType()!)}&";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        var prefix = type.IsNested ? Name(type.DeclaringType!) : type.Namespace;
        var own = type.Name.Split('`')[0];
        return type.IsGenericType && !type.IsNested
            ? $"{prefix}.{own}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : $"{prefix}.{own}";
    }
}
