// Browsers without ES modules run this script alone; all others never fetch it (F74).
document.getElementById("slow").hidden = true;
document.getElementById("old").hidden = false;
